@NullMarked
package dev.waybill.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
