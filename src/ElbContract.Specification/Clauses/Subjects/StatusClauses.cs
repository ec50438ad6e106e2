using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Clauses.Subjects;

/// <summary>The status codes.</summary>
internal static class StatusClauses
{
    public static readonly Clause Ok = new(
        ClauseIds.Status200,
        Strength.Accept,
        ["p5620158"],
        "An accepted request is answered with 200, not with 201 or 202."
    );

    public static readonly Clause BadRequest = new(
        ClauseIds.Status400,
        Strength.Reject,
        ["p54611418151444"],
        "A request that breaks a rule, or whose body is not one JSON object, is answered with 400."
    );

    public static readonly Clause Unauthorized = new(
        ClauseIds.Status401,
        Strength.Reject,
        ["p34522807151444"],
        "A request with no token, an empty one or an unknown one is answered with 401."
    );

    public static readonly Clause Forbidden = new(
        ClauseIds.Status403,
        Strength.Reject,
        ["p38379639151444"],
        "A request with a valid token that lacks the permission is answered with 403."
    );

    public static readonly Clause NotFound = new(
        ClauseIds.Status404,
        Strength.Reject,
        ["p13002129151444"],
        "A request to a path that does not exist is answered with 404."
    );

    public static readonly Clause SystemError = new(
        ClauseIds.Status500,
        Strength.Reject,
        ["p37329729151444"],
        "A system error is answered with 500."
    );

    public static readonly Clause Unavailable = new(
        ClauseIds.Status503,
        Strength.Reject,
        ["p25429196151444"],
        "An unavailable service answers 503."
    );

    public static readonly Clause Message = new(
        ClauseIds.StatusMessage,
        Strength.Free,
        ["p570624225916", "p570711427599", "p197071142175919", "p117074428598", "p147073421594", "p147075427593"],
        "Each error status has a named message; the format of the error body is not documented."
    );

    public static IReadOnlyList<Clause> All => [Ok, BadRequest, Unauthorized, Forbidden, NotFound, SystemError, Unavailable, Message];

    /// <summary>Adds what a service in trouble says; false for one that works.</summary>
    public static bool Condition(ListenerPath path, IProviderContext provider, Rulings rulings)
    {
        var condition = path.ProjectId is { } project ? provider.Condition(project) : ServiceCondition.Available;
        if (condition == ServiceCondition.SystemError)
            rulings.Add(SystemError, Ruling.RejectWith(StatusSet.S500));
        if (condition == ServiceCondition.Unavailable)
            rulings.Add(Unavailable, Ruling.RejectWith(StatusSet.S503));
        return condition != ServiceCondition.Available;
    }

    public static void Token(TokenStanding token, Rulings rulings)
    {
        if (token is TokenStanding.Missing or TokenStanding.Unknown)
            rulings.Add(Unauthorized, Ruling.RejectWith(StatusSet.S401));
        if (token == TokenStanding.WithoutPermission)
            rulings.Add(Forbidden, Ruling.RejectWith(StatusSet.S403));
    }

    /// <summary>The clause that is broken by a refusal whose status is none of these.</summary>
    public static Clause For(StatusSet allowed) =>
        allowed switch
        {
            _ when (allowed & StatusSet.S400) != StatusSet.None => BadRequest,
            StatusSet.S401 => Unauthorized,
            StatusSet.S403 => Forbidden,
            StatusSet.S404 => NotFound,
            StatusSet.S500 => SystemError,
            StatusSet.S503 => Unavailable,
            _ => UriClauses.ProjectIdMandatory,
        };
}
