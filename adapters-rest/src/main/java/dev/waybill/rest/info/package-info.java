/// What this installation is and what it allows, for programs.
@NullMarked
package dev.waybill.rest.info;

import org.jspecify.annotations.NullMarked;
