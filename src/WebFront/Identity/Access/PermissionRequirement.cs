using Chatbotics.Grains.Abstractions.People;
using Microsoft.AspNetCore.Authorization;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>Needs a permission in a workspace.</summary>
/// <param name="Permission">The permission.</param>
internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;
