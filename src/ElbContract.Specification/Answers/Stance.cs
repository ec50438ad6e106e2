namespace ElbContract.Specification.Answers;

/// <summary>What a provider does with a request that the page lets it refuse or accept: a parameter that is invalid for the
/// protocol.</summary>
public enum Stance
{
    /// <summary>400.</summary>
    Refuse,

    /// <summary>200, and the answer shows the parameter as not in effect.</summary>
    Ignore,
}
