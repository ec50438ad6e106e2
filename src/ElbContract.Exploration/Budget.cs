namespace ElbContract.Exploration;

/// <summary>The time that a run may take, and who may use it until when: the clean-up has the last of it.</summary>
internal sealed class Budget(TimeSpan? whole, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Whether another case can be sent.</summary>
    public bool HasTimeToExplore => Has(0.75);

    /// <summary>Whether a departure can be made smaller still.</summary>
    public bool HasTimeToShrink => Has(0.9);

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    private bool Has(double part) => whole is not { } limit || Elapsed < limit * part;
}
