using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Operations;

/// <summary>The refusals of operations beside adding a listener.</summary>
internal static class Problem
{
    /// <summary>400.</summary>
    /// <param name="what">What is wrong, as a sentence.</param>
    public static Answer BadRequest(string what) => Answer.Error(new ProviderError(400, ErrorCode.BadRequest, $"badRequest: {what}"));

    /// <summary>400 for a body that is not JSON of the form that is wanted.</summary>
    /// <param name="body">The body; null where it is too large.</param>
    /// <param name="form">With its article, such as <c>a JSON object</c>.</param>
    public static Answer Body(ReadOnlyMemory<byte>? body, string form = "a JSON object") => BadRequest(JsonBody.Problem(body, form));

    /// <summary>404.</summary>
    /// <param name="what">What there is none of, such as <c>job</c>.</param>
    /// <param name="id">Its id.</param>
    public static Answer NoSuch(string what, string id) =>
        Answer.Error(new ProviderError(404, ErrorCode.Of(404, ""), $"Not Found: there is no {what} {id}."));

    /// <summary>403.</summary>
    public static Answer QuotaIsFull(int limit, string things) =>
        Answer.Error(new ProviderError(403, ErrorCode.Of(403, ""), $"The quota of {limit} {things} is used up: delete some."));
}
