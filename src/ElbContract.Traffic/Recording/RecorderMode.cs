namespace ElbContract.Traffic.Recording;

/// <summary>What becomes of a request that comes to a <see cref="Recorder"/>.</summary>
public enum RecorderMode
{
    /// <summary>
    /// Forwarded: yes. Judged and printed: yes. Written: yes, each exchange before its client has the last byte of the answer.
    /// Ends with 0, whatever the verdicts.
    /// </summary>
    Record,

    /// <summary>
    /// Forwarded: yes. Judged and printed: yes. Written: nothing, and no file is named.
    /// Ends with 1 where the client or the provider departed from the page, else with 0.
    /// </summary>
    Check,

    /// <summary>
    /// Forwarded: nothing; answered as it was recorded, and 404 with the nearest where it was not. Judged and printed: yes, the request as
    /// it comes. Written: nothing. Ends with 0, whatever the verdicts.
    /// </summary>
    Replay,
}
