using Chatbotics.Grains.Abstractions.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>The named policies: one for each permission, and one for people's own pages.</summary>
internal static class Policies
{
    /// <summary>A signed-in person, not a program.</summary>
    public const string Person = "person";

    private const string Prefix = "permission:";

    /// <summary>The policy of a permission, for example "permission:conversations.reply".</summary>
    /// <param name="permission">The permission.</param>
    public static string Of(Permission permission) => Prefix + permission.Name();

    /// <summary>Needs a permission in the workspace that the route names.</summary>
    /// <typeparam name="TBuilder">The kind of endpoint.</typeparam>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="permission">The permission.</param>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(Of(permission));

    /// <summary>Adds all of them.</summary>
    /// <param name="options">The host's policies.</param>
    public static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(Person, static policy => policy.RequireAuthenticatedUser()
            .RequireAssertion(static context => Sessions.Identities.Session(context.User) is not null));
        foreach (var permission in Permissions.All)
        {
            options.AddPolicy(Of(permission), policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
        }
    }
}
