/// How a service is put together, starts and stops.
@NullMarked
package dev.waybill.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
