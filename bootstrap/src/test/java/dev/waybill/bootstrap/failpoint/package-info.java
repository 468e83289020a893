/// The real service, made to die at a step of its own.
@NullMarked
package dev.waybill.bootstrap.failpoint;

import org.jspecify.annotations.NullMarked;
