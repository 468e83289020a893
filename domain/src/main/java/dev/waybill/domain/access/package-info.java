/// How access to an upload is given and asked for: policies, passwords, tokens, verdicts.
@NullMarked
package dev.waybill.domain.access;

import org.jspecify.annotations.NullMarked;
