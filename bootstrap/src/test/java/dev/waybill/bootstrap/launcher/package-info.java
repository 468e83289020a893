@NullMarked
package dev.waybill.bootstrap.launcher;

import org.jspecify.annotations.NullMarked;
