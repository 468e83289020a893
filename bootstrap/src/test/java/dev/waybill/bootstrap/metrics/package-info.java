/// What the meters, the alert rules and the dashboard tell of a running service.
@NullMarked
package dev.waybill.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
