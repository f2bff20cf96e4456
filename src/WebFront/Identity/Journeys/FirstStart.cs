using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>The link that sets up a fresh installation, for whoever prints it.</summary>
/// <param name="services">For the services of a scope.</param>
/// <param name="options">Where people reach this installation.</param>
public sealed class FirstStart(IServiceScopeFactory services, IOptions<PeopleOptions> options)
{
    /// <summary>A new link, good until the next start; null once the installation is set up. Whoever has it becomes the owner.</summary>
    public async Task<Uri?> Link()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SetUpService>().IssueCode() is { } code
            ? new Uri($"{options.Value.PublicUrl.TrimEnd('/')}/set-up?code={Uri.EscapeDataString(code)}")
            : null;
    }
}
