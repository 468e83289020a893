<<<<<<< HEAD
/// What every implementation of a port must do: interfaces of tests that adapters, decorators and
/// fakes run.
=======
/// What every implementation of a port has to pass: a fake, an adapter, a decorator.
>>>>>>> persistence
@NullMarked
package dev.waybill.application.contract;

import org.jspecify.annotations.NullMarked;
