/// What every implementation of a port must do: interfaces of tests that adapters, decorators and
/// fakes run.
@NullMarked
package dev.waybill.application.contract;

import org.jspecify.annotations.NullMarked;
