/// The description of the API: `/openapi.yaml` for programs, `/docs` for people.
@NullMarked
package dev.waybill.rest.docs;

import org.jspecify.annotations.NullMarked;
