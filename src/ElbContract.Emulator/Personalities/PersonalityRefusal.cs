using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Personalities;

/// <summary>Whether, and with what, a personality refuses a request to add a listener: within the judge's expectation.</summary>
internal sealed class PersonalityRefusal(Personality personality)
{
    /// <summary>The refusal, or null where the request is accepted.</summary>
    public ProviderError? Refuse(Expectation expectation, IProviderContext provider) =>
        expectation.Strength switch
        {
            Strength.Accept => null,
            Strength.Reject => Because(Decisive(expectation), expectation.Request),
            _ => Refused(expectation) ?? (expectation.Strength is Strength.Free ? RefuseOpen(expectation, provider) : null),
        };

    private Statement Decisive(Expectation expectation) =>
        personality.Precedence is Precedence.CallerFirst
            ? expectation.Statements.First(said => said.Strength is Strength.Reject)
            : expectation.Statements.Last(said => said.Strength is not Strength.Accept);

    /// <summary>The first rule that the request may be refused for, and by this personality is.</summary>
    private ProviderError? Refused(Expectation expectation)
    {
        foreach (var said in expectation.Statements)
        {
            if (said.Strength is Strength.Either && StanceOn(said.Clause) is Stance.Refuse)
                return Because(said, expectation.Request);
        }

        return null;
    }

    private Stance StanceOn(Clause clause) =>
        clause.Id switch
        {
            ClauseIds.SessionStickySsl => personality.StickySsl,
            ClauseIds.StickySessionTypeInvalid => personality.InvalidCookie,
            ClauseIds.CookieTimeoutInvalid => personality.InvalidCookieTimeout,
            ClauseIds.CertificatesPublicOnly => personality.PrivateSni,
            ClauseIds.SslCiphersExtendedRequired => personality.UnnamedCiphers,
            _ => throw new InvalidOperationException(
                $"{clause.Id} lets a provider refuse or accept a request, but no personality says which."
            ),
        };

    private ProviderError? RefuseOpen(Expectation expectation, IProviderContext provider)
    {
        if (personality.OpenRequests is OpenRequests.Accepted && !expectation.Request.HasUnreadableText)
            return null;
        if (personality.OpenRequests is OpenRequests.AcceptedWhereClear && OpenRequest.MakesAListener(expectation.Request, provider))
            return null;
        var clause = expectation.Statements.First(said => said.Strength is Strength.Free).Clause;
        return Refusal
            .With(
                personality.OpenRequests switch
                {
                    OpenRequests.Unprocessable => 422,
                    OpenRequests.Conflict => 409,
                    _ => 400,
                },
                clause
            )
            .For(expectation.Request);
    }

    private ProviderError Because(Statement said, ListenerDocument request)
    {
        var error = Refusal.With(Status(said), said.Clause);
        return said.Clause.Id == ClauseIds.Status400 ? error.For(request) : error;
    }

    private int Status(Statement said) =>
        said.Clause.Id switch
        {
            ClauseIds.LoadbalancerIdExists => Status(personality.UnknownLoadBalancer),
            ClauseIds.CertificateIdMandatory when said.Statuses.Contains(404) => Status(personality.UnknownCertificate),
            ClauseIds.ProjectIdMandatory when said.Statuses.Count > 1 => Status(personality.OtherProject),
            _ => said.Statuses.Count == 0 || said.Statuses.Contains(400) ? 400 : said.Statuses[0],
        };

    private static int Status(UnknownThing answer) => answer is UnknownThing.NotFound ? 404 : 400;

    private static int Status(OtherProject answer) =>
        answer switch
        {
            OtherProject.Unauthorized => 401,
            OtherProject.NotFound => 404,
            _ => 403,
        };
}
