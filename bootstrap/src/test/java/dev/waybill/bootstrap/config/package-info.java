@NullMarked
package dev.waybill.bootstrap.config;

import org.jspecify.annotations.NullMarked;
