using Chatbotics.WebFront.Privacy.Export;
using Chatbotics.WebFront.Privacy.Meta;
using Chatbotics.WebFront.Privacy.Shops;
using Microsoft.AspNetCore.Builder;

namespace Chatbotics.WebFront.Privacy;

/// <summary>What privacy needs of the web front besides its pages.</summary>
internal static class PrivacyFront
{
    /// <summary>Maps its endpoints.</summary>
    /// <param name="app">The host.</param>
    public static void MapPrivacy(this WebApplication app)
    {
        MetaCallbackEndpoints.Map(app);
        PrivacyDownloads.Map(app);
        DataLinks.Map(app);
        ShopifyEndpoint.Map(app);
    }
}
