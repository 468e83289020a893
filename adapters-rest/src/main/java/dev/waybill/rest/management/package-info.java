/// The management port: health and metrics.
@NullMarked
package dev.waybill.rest.management;

import org.jspecify.annotations.NullMarked;
