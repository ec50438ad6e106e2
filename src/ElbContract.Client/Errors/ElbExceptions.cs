using ElbContract.Specification.Listeners;

namespace ElbContract.Client.Errors;

/// <summary>An operation that did not succeed. No message holds a token or a project's id, and each is one line.</summary>
public abstract class ElbException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>No whole answer came, so nobody knows whether the operation was carried out.</summary>
public sealed class NoAnswerException(string operation, Uri endpoint, string reason, Exception inner)
    : ElbException($"{endpoint.GetLeftPart(UriPartial.Authority)} gave no complete answer to {operation}: {reason}.", inner)
{
    /// <summary>Why, in a few words.</summary>
    public string Reason { get; } = reason;
}

/// <summary>An id that cannot stand in a path, such as <c>..</c>: nothing was sent.</summary>
public sealed class IdFormatException(string operation)
    : ElbException($"Nothing was sent for {operation}: the id cannot be part of a path.");

/// <summary>A status of success with a body that does not hold what was asked for.</summary>
public class AnswerFormatException(string operation, int status, string problem, Exception? inner = null)
    : ElbException($"The provider answered {status} to {operation}, but the body is {problem}.", inner)
{
    /// <summary>What the body is instead, such as <c>empty</c> or <c>not a listener: $.port is of the wrong type</c>.</summary>
    public string Problem { get; } = problem;
}

/// <summary>The status of success with a body that holds no listener.</summary>
public sealed class ListenerFormatException(string operation, int status, string problem, Exception? inner = null)
    : AnswerFormatException(operation, status, problem, inner);

/// <summary>Any other status than the documented success; for each documented one there is a type below this.</summary>
public class ElbProviderException : ElbException
{
    private protected ElbProviderException(ProviderError error, string message)
        : base(message) => Error = error;

    /// <summary>The status, and the provider's code and message as far as its body has them.</summary>
    public ProviderError Error { get; }

    internal static ElbProviderException For(ProviderError error, string operation, ReadOnlySpan<byte> body)
    {
        var message = $"The provider answered {error.Status} to {operation}: {Words(error, body)}.";
        return error.Status switch
        {
            400 => new BadRequestException(error, message),
            401 => new UnauthorizedException(error, message),
            403 => new ForbiddenException(error, message),
            404 => new NotFoundException(error, message),
            500 => new SystemErrorException(error, message),
            503 => new ServiceUnavailableException(error, message),
            _ => new ElbProviderException(error, message),
        };
    }

    private static string Words(ProviderError error, ReadOnlySpan<byte> body)
    {
        if (error.Code is null && error.Message is null)
            return $"no message (the body is {BodyForm.Describe(body)})";
        var words = string.Join(' ', new[] { error.Code, error.Message }.Where(word => word is not null));
        var line = string.Concat(words.Take(300).Select(c => char.IsControl(c) ? ' ' : c));
        return words.Length > 300 ? line + '…' : line.TrimEnd('.');
    }
}

/// <summary>400: the request is refused. Anchor p54611418151444.</summary>
public sealed class BadRequestException : ElbProviderException
{
    internal BadRequestException(ProviderError error, string message)
        : base(error, message) { }
}

/// <summary>401: the token is missing or not known. Anchor p34522807151444.</summary>
public sealed class UnauthorizedException : ElbProviderException
{
    internal UnauthorizedException(ProviderError error, string message)
        : base(error, message) { }
}

/// <summary>403: the token does not permit the operation. Anchor p38379639151444.</summary>
public sealed class ForbiddenException : ElbProviderException
{
    internal ForbiddenException(ProviderError error, string message)
        : base(error, message) { }
}

/// <summary>404: there is no such path, or nothing with that id. Anchor p13002129151444.</summary>
public sealed class NotFoundException : ElbProviderException
{
    internal NotFoundException(ProviderError error, string message)
        : base(error, message) { }
}

/// <summary>500: the service failed. Anchor p37329729151444.</summary>
public sealed class SystemErrorException : ElbProviderException
{
    internal SystemErrorException(ProviderError error, string message)
        : base(error, message) { }
}

/// <summary>503: the service cannot answer now. Anchor p25429196151444.</summary>
public sealed class ServiceUnavailableException : ElbProviderException
{
    internal ServiceUnavailableException(ProviderError error, string message)
        : base(error, message) { }
}
