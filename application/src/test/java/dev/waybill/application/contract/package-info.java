/// What every implementation of a port must do: interfaces of tests that adapters, decorators and
/// fakes run. A deviation is a visible `@Disabled` with its reason.
@NullMarked
package dev.waybill.application.contract;

import org.jspecify.annotations.NullMarked;
