package dev.sentrycanary.problem;

import java.util.Optional;

import jakarta.ws.rs.core.Response;

/** Answers people who went to an address that is none; a bean of this type is asked. */
public interface LostPage {
    /** The page, or empty where a problem is the better answer to this request. */
    Optional<Response> show();
}
