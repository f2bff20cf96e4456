using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Chatbotics.WebFront.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>Puts the privacy area into the dashboard.</summary>
internal static class PrivacyRegistration
{
    /// <summary>Adds its place in the rail and what its pages need.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPrivacyArea(this IServiceCollection services) => services
        .AddPlace(new Place { Area = "privacy", Title = AreaTexts.Later("Privacy"), Icon = "shield", Order = 70, Needs = Permission.ManagePrivacy })
        .AddSingleton<ICustomerSpeech, CustomerSpeech>()
        .AddScoped<PrivacyCalls>();
}
