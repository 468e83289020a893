/// The meters of a node that belong to no adapter, and how all of them are written.
@NullMarked
package dev.waybill.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
