/// What a running service writes into its log.
@NullMarked
package dev.waybill.bootstrap.log;

import org.jspecify.annotations.NullMarked;
