/// One client network against all others: how many good requests of another network are answered
/// meanwhile, and how fast.
@NullMarked
package dev.waybill.bootstrap.attacks;

import org.jspecify.annotations.NullMarked;
