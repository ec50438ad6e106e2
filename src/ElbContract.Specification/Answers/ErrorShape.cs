namespace ElbContract.Specification.Answers;

/// <summary>The body of a refusal or failure. The page names a message for each status, but no form of the body.</summary>
public enum ErrorShape
{
    /// <summary><c>{"error":{"message":…,"code":…}}</c>, as the classic API's sibling operations show it.</summary>
    Classic,

    /// <summary><c>{"error_msg":…,"error_code":…,"request_id":…}</c>, as later APIs and the gateway in front of them.</summary>
    Gateway,

    /// <summary><c>{"message":…,"code":…}</c>.</summary>
    Flat,

    /// <summary>No byte.</summary>
    Empty,

    /// <summary>An HTML page with the message, as a load balancer or proxy on the way makes it.</summary>
    Html,

    /// <summary>The first half of the classic body: the connection's other end had enough.</summary>
    TruncatedJson,
}
