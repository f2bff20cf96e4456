namespace Chatbotics.Grains.Knowledge;

/// <summary>What came of an address.</summary>
public enum PageOutcome
{
    /// <summary>It was fetched, and its content is there.</summary>
    Fetched,

    /// <summary>It has not changed since the last crawl.</summary>
    NotModified,

    /// <summary>It says the same as another page.</summary>
    Duplicate,

    /// <summary>robots.txt forbids it.</summary>
    Forbidden,

    /// <summary>The page asks not to be indexed.</summary>
    NoIndex,

    /// <summary>It is no page of a format that can be read.</summary>
    OtherFormat,

    /// <summary>It leads to another site.</summary>
    OtherSite,

    /// <summary>It has more bytes than allowed, or costs too much to read.</summary>
    TooLarge,

    /// <summary>It is gone (404, 410): what was known of it should go too.</summary>
    Gone,

    /// <summary>It leads inside a network of ours, or is no address of the web.</summary>
    Refused,

    /// <summary>It could not be fetched now.</summary>
    Failed,
}
