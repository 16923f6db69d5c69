/** A method of the Bot API: parameters in, a result or a refusal out, synchronously. */
import type { Params } from '../params.js';
import type { Refusal } from '../refusal.js';
import type { World } from '../world.js';

/** Anything but a refusal is the `result` of the answer. */
export type Method = (world: World, params: Params) => object | string | number | true | Refusal;

/** Methods by their names. */
export type MethodTable = Readonly<Record<string, Method>>;
