namespace ElbContract.Emulator.Personalities;

/// <summary>A name or description with characters that the page leaves open.</summary>
internal enum OpenText
{
    /// <summary>As it was sent.</summary>
    AsSent,

    /// <summary>With an underscore for each of them.</summary>
    Cleaned,
}

/// <summary>A backend protocol that the page neither allows nor forbids.</summary>
internal enum OddBackends
{
    /// <summary>As it was sent.</summary>
    AsSent,

    /// <summary>The one that the page allows: HTTP for HTTP and HTTPS, TCP for TCP.</summary>
    Natural,
}

/// <summary>A field that does not apply to a listener.</summary>
internal enum NotInEffect
{
    Null,
    Absent,
}

/// <summary>Whether an SSL listener's sessions are sticky, which they never are.</summary>
internal enum SslStickiness
{
    False,
    Null,
    Absent,
}

/// <summary>Whether sessions are sticky that nobody asked to be.</summary>
internal enum UnsentStickiness
{
    Off,

    /// <summary>On where it may be: HTTP, HTTPS and TCP under roundrobin.</summary>
    On,
    Null,
}

/// <summary>A description that was not sent.</summary>
internal enum UnsentDescription
{
    /// <summary>An empty text.</summary>
    Empty,
    Null,

    /// <summary>A text of the provider's own.</summary>
    Text,
}

/// <summary>A description that was sent as null.</summary>
internal enum NullDescription
{
    /// <summary>An empty text.</summary>
    Empty,
    Null,
    Absent,
}

/// <summary>What is shown for parameters that were not sent, and apply.</summary>
internal enum Defaults
{
    /// <summary>tcp_draining is false; the others are not in effect.</summary>
    DrainingOnly,

    /// <summary>Each has a value: no draining or 10 minutes of it, the cookie <c>insert</c> for 1440 minutes.</summary>
    Shown,

    /// <summary>None is in effect.</summary>
    Hidden,
}

/// <summary>Draining of a listener that is no TCP listener.</summary>
internal enum OtherDraining
{
    /// <summary>Not in effect.</summary>
    Hidden,

    /// <summary>As it was sent.</summary>
    Echoed,

    /// <summary>As it was sent, and otherwise off: false and 0.</summary>
    Shown,
}

/// <summary>Cookie parameters that are without effect, and not invalid.</summary>
internal enum IdleCookies
{
    /// <summary>Not in effect.</summary>
    Hidden,

    /// <summary>As they were sent.</summary>
    Echoed,
}

/// <summary>Certificates where no use is made of them: any of HTTP, TCP and UDP, those for SNI of SSL.</summary>
internal enum IdleCertificates
{
    /// <summary>Not in effect.</summary>
    Hidden,

    /// <summary>As they were sent.</summary>
    Echoed,
}

/// <summary>SNI certificates that were sent as a list.</summary>
internal enum SniLists
{
    /// <summary>As a list.</summary>
    AsSent,

    /// <summary>As a text with commas.</summary>
    Text,
}

/// <summary>SNI certificates that nobody asked for.</summary>
internal enum NoSni
{
    Null,
    Absent,
    EmptyList,
    EmptyText,
}

/// <summary>Fields beyond the response table.</summary>
internal enum ExtraFields
{
    None,

    /// <summary>A text, a number, a Boolean, a null.</summary>
    Simple,

    /// <summary>An object, lists, lists of objects.</summary>
    Nested,

    /// <summary>tcp_timeout, udp_timeout and whatever else can be set and the response table does not have. tcp-timeout.range,
    /// udp-timeout.range.</summary>
    Timeouts,
}

/// <summary>The status of a new listener.</summary>
internal enum NewStatus
{
    /// <summary>ACTIVE.</summary>
    Active,

    /// <summary>PENDING_CREATE.</summary>
    Pending,

    /// <summary>ERROR.</summary>
    Error,
}

/// <summary>The administrative state of a new listener.</summary>
internal enum AdminState
{
    /// <summary>true.</summary>
    Up,

    /// <summary>false.</summary>
    Down,
}
