/// The API as a client sees it, held against `openapi.yaml`.
@NullMarked
package dev.waybill.bootstrap.api;

import org.jspecify.annotations.NullMarked;
