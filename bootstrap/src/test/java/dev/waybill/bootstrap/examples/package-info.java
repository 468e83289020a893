/// The samples that users paste, run by the programs that users have.
@NullMarked
package dev.waybill.bootstrap.examples;

import org.jspecify.annotations.NullMarked;
