namespace Chatbotics.Grains.Knowledge;

/// <summary>Why a crawl ended.</summary>
public enum CrawlEndReason
{
    /// <summary>Everything within reach was seen: what was not seen is gone.</summary>
    Complete,

    /// <summary>The limit of pages.</summary>
    Pages,

    /// <summary>The limit of bytes.</summary>
    Bytes,

    /// <summary>The limit of time.</summary>
    Time,

    /// <summary>The site failed many times in a row, or asked for quiet.</summary>
    SiteFailing,

    /// <summary>The start could not be fetched.</summary>
    StartFailed,
}
