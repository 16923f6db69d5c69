/** What a method of the Bot API is here: parameters in, a result or a refusal out, at once. */
import type { Params } from '../params.js';
import type { Refusal } from '../refusal.js';
import type { World } from '../world.js';

/** Anything but a refusal is the `result` of the answer. */
export type Method = (world: World, params: Params) => object | string | number | true | Refusal;

/** Methods by the name of their calls. */
export type MethodTable = Readonly<Record<string, Method>>;
