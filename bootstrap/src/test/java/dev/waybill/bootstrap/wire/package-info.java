/// What goes over the wire between real clients or proxies and the real service.
@NullMarked
package dev.waybill.bootstrap.wire;

import org.jspecify.annotations.NullMarked;
