/// What every implementation of a port has to pass: a fake, an adapter, a decorator.
@NullMarked
package dev.waybill.application.contract;

import org.jspecify.annotations.NullMarked;
