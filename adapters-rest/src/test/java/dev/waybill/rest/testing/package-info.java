/// Holds what the service answers against `openapi.yaml`. Shipped as a test jar, so that every test
/// that speaks HTTP can use it.
@NullMarked
package dev.waybill.rest.testing;

import org.jspecify.annotations.NullMarked;
