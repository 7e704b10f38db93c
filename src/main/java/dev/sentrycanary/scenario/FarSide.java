package dev.sentrycanary.scenario;

import java.io.IOException;
import java.net.URI;

/** Answers the hop where this application runs without its server. */
public interface FarSide {
    /** Opens it until the answer is closed. */
    Opened open() throws IOException;

    /** A far side that answers. */
    interface Opened extends AutoCloseable {
        /** Its base address. */
        URI address();

        @Override
        void close();
    }
}
