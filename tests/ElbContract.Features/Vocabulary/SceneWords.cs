using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Features.Vocabulary;

/// <summary>A token that the consumer sends; null: none.</summary>
public sealed record NamedToken(string? Text);

/// <summary>What the consumer reports: the type of what it throws, and the reason in it where one is expected.</summary>
public sealed record Report(Type Type, string? Reason = null);

[Binding]
public sealed class SceneWords
{
    [StepArgumentTransformation("(public|private)", Name = "network")]
    public LoadBalancerNetwork Network(string words) => words == "private" ? LoadBalancerNetwork.Private : LoadBalancerNetwork.Public;

    [StepArgumentTransformation("(refuses|ignores)", Name = "stance")]
    public Stance Stance(string words) => words == "ignores" ? Specification.Answers.Stance.Ignore : Specification.Answers.Stance.Refuse;

    [StepArgumentTransformation("(has a system error|is unavailable)", Name = "condition")]
    public ServiceCondition Condition(string words) =>
        words == "is unavailable" ? ServiceCondition.Unavailable : ServiceCondition.SystemError;

    [StepArgumentTransformation("(no token|an empty token|an unknown token|a token without permission)", Name = "token")]
    public NamedToken Token(string words) =>
        new(
            words switch
            {
                "no token" => null,
                "an empty token" => "",
                "an unknown token" => ExampleIds.UnknownToken,
                _ => ExampleIds.Known.TokenWithoutPermission,
            }
        );

    [StepArgumentTransformation(
        "(a bad request|a failed authentication|a missing permission|a system error|an unavailable service|a lost connection|a timeout|a "
            + "cancelled call)",
        Name = "report"
    )]
    public Report Report(string words) =>
        words switch
        {
            "a bad request" => new(typeof(BadRequestException)),
            "a failed authentication" => new(typeof(UnauthorizedException)),
            "a missing permission" => new(typeof(ForbiddenException)),
            "a system error" => new(typeof(SystemErrorException)),
            "an unavailable service" => new(typeof(ServiceUnavailableException)),
            "a lost connection" => new(typeof(NoAnswerException), "the connection was dropped"),
            "a timeout" => new(typeof(NoAnswerException), "it took too long"),
            _ => new(typeof(OperationCanceledException)),
        };
}
