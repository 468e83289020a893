/// What the operator's commands print.
@NullMarked
package dev.waybill.bootstrap.report;

import org.jspecify.annotations.NullMarked;
