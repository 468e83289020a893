/// Meters for requests and transfers.
@NullMarked
package dev.waybill.rest.meters;

import org.jspecify.annotations.NullMarked;
