@NullMarked
package dev.waybill.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
