package dev.sentrycanary.sentry.transport.spool;

import java.io.IOException;

/** Walks through the records of a file that an earlier process wrote. */
final class SegmentScan {
    private SegmentScan() {}

    /** What is told of a file. */
    interface Visitor {
        /** An envelope waits here. */
        void waiting(SpoolRecord record, int at);

        /** Something that is no record was skipped. */
        void damaged();
    }

    static void walk(Segment segment, Visitor visitor) throws IOException {
        byte[] file = segment.readAll();
        int at = 0;
        while (at < file.length) {
            SpoolRecord record = SpoolRecord.decode(file, at);
            if (record == null) {
                visitor.damaged();
                at = nextRecord(file, at + 1);
            } else {
                if (record.waiting()) {
                    visitor.waiting(record, at);
                }
                at += record.length();
            }
        }
    }

    /** Where the next undamaged record begins, or the end. */
    private static int nextRecord(byte[] file, int from) {
        for (int at = from; at < file.length - SpoolRecord.HEAD; at++) {
            if (file[at] == (byte) (SpoolRecord.MAGIC >>> 24)
                    && SpoolRecord.decode(file, at) != null) {
                return at;
            }
        }
        return file.length;
    }
}
