/// The HTTP server: a thin JAX-RS container over Jetty's core. No Jetty type leaves this package.
@NullMarked
package dev.waybill.rest.container;

import org.jspecify.annotations.NullMarked;
