/// Where log lines go and how they look.
@NullMarked
package dev.waybill.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
