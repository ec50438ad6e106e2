using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>What of a parameter a trait is about.</summary>
internal enum Aspect
{
    /// <summary>Its value as sent, or that it is not sent.</summary>
    Value,

    /// <summary>How many characters it has.</summary>
    Length,

    /// <summary>What characters it has, and where.</summary>
    Characters,

    /// <summary>Of the protocol: together with which load balancer. No reason by itself, for the two are parameters of their own.</summary>
    Context,
}

/// <summary>Something about a parameter that can be the reason for a refusal.</summary>
/// <param name="Field">The parameter.</param>
/// <param name="Aspect">What of it.</param>
/// <param name="Text">The JSON text as sent, empty where it is not sent; or what is so about its text.</param>
internal readonly record struct Trait(ListenerField Field, Aspect Aspect, string Text);
