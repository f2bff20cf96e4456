namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>How much of a webhook's text is written as <c>\uXXXX</c>. The signature covers the escaped bytes.</summary>
public enum EscapeStyle
{
    /// <summary>Everything beyond ASCII, lower-case hex, and <c>/</c> as <c>\/</c>: what Meta sends.</summary>
    Meta,

    /// <summary>As older documentation lists it: also <c>&lt;</c>, <c>%</c> and <c>@</c>.</summary>
    Legacy,

    /// <summary>Plain UTF-8, which Meta never sends: for tests of receivers that must not depend on the escape.</summary>
    None,
}
