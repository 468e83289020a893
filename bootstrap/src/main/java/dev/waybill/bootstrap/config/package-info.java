/// Typed configuration: one list of settings, read from flags, environment, a file and defaults.
@NullMarked
package dev.waybill.bootstrap.config;

import org.jspecify.annotations.NullMarked;
