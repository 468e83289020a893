/// The real service, in process, for tests that come from outside.
@NullMarked
package dev.waybill.bootstrap.testing;

import org.jspecify.annotations.NullMarked;
