/// /manage/{token} and /delete/{token}.
@NullMarked
package dev.waybill.rest.manage;

import org.jspecify.annotations.NullMarked;
